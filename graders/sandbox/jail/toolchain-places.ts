/** Where a cell has what builds programs: folders under their own names, and a link for each tool. */
export const cellToolchain = '/opt/roundtrip/toolchain'
export const cellTools = '/opt/roundtrip/tools'
