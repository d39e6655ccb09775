-- Staff hear of what could not be judged on our side, and of what waits for them.
ALTER TYPE "NoticeKind" ADD VALUE 'FAULTS';
ALTER TYPE "NoticeKind" ADD VALUE 'WAITING';
