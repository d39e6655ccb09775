import { TextField, type TextFieldProps } from '#components/ui/field/text-field.tsx'

/** A password that is being chosen. */
export function NewPasswordField(
  props: Pick<TextFieldProps, 'label' | 'name' | 'type' | 'value' | 'onChange'>,
) {
  return (
    <TextField
      type="password"
      {...props}
      description="10 characters or more; a few words make a good one."
      autoComplete="new-password"
      maxLength={200}
      required
    />
  )
}
