import type { ConsultationId } from '../../shared/ids.ts';
import type { DayEntry, PatientLink } from '../../shared/http.ts';
import type { PatientCard } from '../../shared/views.ts';
import { BookPanel } from './panels/book-panel.tsx';
import { OwnPicturePanel } from './panels/own-picture-panel.tsx';
import { CancelPanel, NoShowPanel, ReschedulePanel } from './panels/change-panels.tsx';
import { ChaperoneLinkPanel, PatientLinkPanel } from './panels/link-panels.tsx';

/** What stands open beside the list. */
export type TodayPanel =
  | { kind: 'book'; patient: PatientCard | null }
  | { kind: 'booked'; id: ConsultationId; patient: PatientCard }
  /** `link`: made a moment ago, or null. */
  | { kind: 'share'; entry: DayEntry; link: PatientLink | null }
  | { kind: 'chaperone' | 'reschedule' | 'cancel' | 'no-show' | 'own-picture'; entry: DayEntry };

interface TodayPanelsProps {
  panel: TodayPanel | null;
  timeZone: string;
  /** ms since 1970 by the server's clock. */
  now: () => number;
  /** Something changed on the server. */
  onDone: () => void;
  onShow: (panel: TodayPanel | null) => void;
}

/** One panel at a time: booking, links, and changes to a consultation. */
export function TodayPanels({ panel, timeZone, now, onDone, onShow }: TodayPanelsProps) {
  if (panel === null) return null;
  const close = () => {
    onShow(null);
  };
  const done = () => {
    onDone();
    close();
  };
  const common = { timeZone, now, onClose: close };
  switch (panel.kind) {
    case 'book':
      return (
        <BookPanel
          {...common}
          patient={panel.patient}
          onBooked={(id, patient) => {
            onDone();
            onShow({ kind: 'booked', id, patient });
          }}
        />
      );
    case 'booked':
      return <PatientLinkPanel {...common} id={panel.id} name={panel.patient.name} made={null} justBooked />;
    case 'share':
      return (
        <PatientLinkPanel
          {...common}
          id={panel.entry.id}
          name={panel.entry.patient.name}
          made={panel.link}
          justBooked={false}
        />
      );
    case 'chaperone':
      return <ChaperoneLinkPanel {...common} entry={panel.entry} />;
    case 'reschedule':
      return <ReschedulePanel {...common} entry={panel.entry} onDone={done} />;
    case 'cancel':
      return <CancelPanel {...common} entry={panel.entry} onDone={done} />;
    case 'own-picture':
      return <OwnPicturePanel entry={panel.entry} onDone={done} onClose={close} />;
    case 'no-show':
      return <NoShowPanel {...common} entry={panel.entry} onDone={done} />;
  }
}
