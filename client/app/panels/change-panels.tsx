import { cancelConsultation, markNoShow, reschedule } from '../../features/booking/booking-requests.ts';
import { CancelDialog, NoShowDialog } from '../../features/booking/confirm-dialogs.tsx';
import { RescheduleSheet } from '../../features/booking/reschedule-sheet.tsx';
import { useAction } from '../../parts/use-action.ts';
import { dayOf } from '../../words/practice-time.ts';
import type { DayEntry } from '../../../shared/http.ts';

interface ChangePanelProps {
  entry: DayEntry;
  timeZone: string;
  now: () => number;
  onDone: () => void;
  onClose: () => void;
}

/** Another time. */
export function ReschedulePanel({ entry, timeZone, now, onDone, onClose }: ChangePanelProps) {
  const change = useAction((startsAt: string) => reschedule(entry.id, startsAt));
  return (
    <RescheduleSheet
      entry={entry}
      timeZone={timeZone}
      today={dayOf(new Date(now()).toISOString(), timeZone)}
      now={now}
      busy={change.busy}
      problem={change.problem}
      onReschedule={(startsAt) => void change.run(startsAt).then((done) => done && onDone())}
      onClose={onClose}
    />
  );
}

/** Cancelled, with the reason. */
export function CancelPanel({ entry, onDone, onClose }: ChangePanelProps) {
  const change = useAction((reason: string) => cancelConsultation(entry.id, reason));
  return (
    <CancelDialog
      entry={entry}
      busy={change.busy}
      problem={change.problem}
      onCancel={(reason) => void change.run(reason).then((done) => done && onDone())}
      onClose={onClose}
    />
  );
}

/** Did not attend. */
export function NoShowPanel({ entry, onDone, onClose }: ChangePanelProps) {
  const change = useAction(() => markNoShow(entry.id));
  return (
    <NoShowDialog
      entry={entry}
      busy={change.busy}
      problem={change.problem}
      onConfirm={() => void change.run().then((done) => done && onDone())}
      onClose={onClose}
    />
  );
}
