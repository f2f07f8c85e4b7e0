import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { clockTime } from '../../words/practice-time.ts';

export interface BreakGlassNoticeProps {
  until: string;
  timeZone: string;
  /** Rejects with ClientError. */
  onEnd: () => Promise<void>;
}

/** R22: above a record that was opened with a reason: until when, and the way to close it. */
export function BreakGlassNotice({ until, timeZone, onEnd }: BreakGlassNoticeProps) {
  const end = useAction(onEnd);
  return (
    <Stack gap="s">
      <Notice
        tone="attention"
        title={`Open to you until ${clockTime(until, timeZone)}, with the reason you gave`}
        actions={
          <Button size="small" busy={end.busy ? 'Closing…' : undefined} onClick={() => void end.run()}>
            Close it now
          </Button>
        }
      >
        <p>Every look is recorded. A colleague reviews it.</p>
      </Notice>
      <ProblemNotice problem={end.problem} meaning="It is still open." />
    </Stack>
  );
}
