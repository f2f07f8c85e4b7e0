import { Empty, type DayEntry } from '../../../shared/http.ts';
import type { AskOwnPicture } from '../../../shared/http-own-picture.ts';
import { AskSheet } from '../../features/own-picture/ask-sheet.tsx';
import { useAction } from '../../parts/use-action.ts';
import { staffRequest } from '../../platform/staff-request.ts';
import { toast } from '../../ui/staff/toast.ts';

interface OwnPicturePanelProps {
  entry: DayEntry;
  onDone: () => void;
  onClose: () => void;
}

/** R35: asks for a picture that the patient already has. */
export function OwnPicturePanel({ entry, onDone, onClose }: OwnPicturePanelProps) {
  const ask = useAction(async (body: AskOwnPicture) => {
    await staffRequest(Empty, `/api/consultations/${entry.id}/own-picture`, { method: 'POST', body });
    toast({ tone: 'done', title: `${entry.patient.name} is asked for the picture` });
    onDone();
  });
  return (
    <AskSheet
      entry={entry}
      busy={ask.busy}
      problem={ask.problem}
      onAsk={(body) => void ask.run(body)}
      onClose={onClose}
    />
  );
}
