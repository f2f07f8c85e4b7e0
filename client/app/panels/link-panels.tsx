import { useEffect, useState } from 'react';
import { makeChaperoneLink, makePatientLink, revokeLinks } from '../../features/booking/booking-requests.ts';
import { ChaperoneLinkSheet } from '../../features/booking/chaperone-link-sheet.tsx';
import { LinkSheet } from '../../features/booking/link-sheet.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { DayEntry, NewChaperoneLink, PatientLink } from '../../../shared/http.ts';
import type { ConsultationId } from '../../../shared/ids.ts';

interface PatientLinkPanelProps {
  id: ConsultationId;
  name: string;
  /** The link where it has been made already. */
  made: PatientLink | null;
  justBooked: boolean;
  timeZone: string;
  onClose: () => void;
}

/** A link for the patient, made when the panel opens unless it is there; earlier ones go on working. */
export function PatientLinkPanel({ id, name, made, justBooked, timeZone, onClose }: PatientLinkPanelProps) {
  const [link, setLink] = useState(made);
  const making = useAction(async () => {
    setLink(await makePatientLink(id));
  });
  const [stopped, setStopped] = useState(false);
  const stopping = useAction(async () => {
    await revokeLinks(id);
    setStopped(true);
    // The one on the screen has stopped, too.
    setLink(null);
    await making.run();
  });
  const { run } = making;
  useEffect(() => {
    if (made === null) void run();
  }, [run, made]);
  return (
    <LinkSheet
      patientName={name}
      justBooked={justBooked}
      consultationHref={`/consultations/${id}`}
      link={link}
      problem={stopping.problem ?? making.problem}
      othersStopped={stopped}
      stopping={stopping.busy}
      onStopAll={() => void stopping.run()}
      timeZone={timeZone}
      onAgain={() => void run()}
      onClose={onClose}
    />
  );
}

interface ChaperoneLinkPanelProps {
  entry: DayEntry;
  timeZone: string;
  onClose: () => void;
}

/** A personal link for one chaperone. */
export function ChaperoneLinkPanel({ entry, timeZone, onClose }: ChaperoneLinkPanelProps) {
  const [made, setMade] = useState<{ link: PatientLink; name: string } | null>(null);
  const making = useAction(async (person: NewChaperoneLink) => {
    setMade({ link: await makeChaperoneLink(entry.id, person), name: person.name });
  });
  return (
    <ChaperoneLinkSheet
      patientName={entry.patient.name}
      made={made}
      busy={making.busy}
      problem={making.problem}
      timeZone={timeZone}
      onMake={(person) => void making.run(person)}
      onClose={onClose}
    />
  );
}
