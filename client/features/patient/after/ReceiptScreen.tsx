import type { ReactNode } from 'react';
import Printer from 'lucide-react/icons/printer';
import type { StatementId } from '../../../../shared/ids.ts';
import type { PatientView, Receipt } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { clockTime, longDate } from '../../../words/practice-time.ts';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { possessive } from '../parts/who-words.ts';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import { ReceiptPhotographs } from './ReceiptPhotographs.tsx';
import { Section } from './Section.tsx';
import { StopPhotographs } from './StopPhotographs.tsx';
import styles from './after.module.css';

/** Of which appointment; null while the receipt is being written. */
interface Receipted extends Pick<PatientView, 'startsAt' | 'practice' | 'clinician'> {
  receipt: Receipt | null;
  /** Whoever decided and joined from elsewhere reads theirs: whose appointment it was. */
  decidedFor?: string | undefined;
}

interface ReceiptScreenProps extends Receipted {
  chrome: Chrome;
  onPrint: () => void;
  /** R3: stops photographs for this person. Rejects with ClientError. */
  onStop: (by: StatementId | null) => Promise<void>;
  /** R35: what the doctor asks for, where they do. */
  ownPicture?: ReactNode;
}

/** R20: what was taken, where it is, who sees it, for how long, and how to change one's mind; printable. */
export function ReceiptScreen({ chrome, onPrint, onStop, ownPicture, ...view }: ReceiptScreenProps) {
  const { receipt, practice, clinician } = view;
  return (
    <Frame
      chrome={chrome}
      actions={
        receipt && (
          <div className={styles.noPrint}>
            <Button size="large" block icon={Printer} onClick={onPrint}>
              Print this page
            </Button>
          </div>
        )
      }
    >
      <div className={styles.receipt}>
        <header className={styles.head}>
          <h1>{view.decidedFor === undefined ? 'Your' : possessive(view.decidedFor)} appointment is over</h1>
          <p>
            {longDate(view.startsAt, practice.timeZone)}, with {clinician.name} (registration{' '}
            {clinician.registration})
          </p>
        </header>
        {ownPicture}
        {receipt ? (
          <Sections receipt={receipt} view={view} onStop={onStop} />
        ) : (
          <Loading label="Writing your receipt…" />
        )}
      </div>
    </Frame>
  );
}

/** In the words of whose page it is. */
const roleWords = ({ decidedFor: patient }: Receipted) =>
  ({
    gp: 'doctor',
    chaperone: 'chaperone',
    representative:
      patient === undefined ? 'decided for you or with you' : `decided for ${patient} or with them`,
    patient: patient === undefined ? 'you' : 'the patient',
  }) as const;

/** "at 10:14", and the day where it was another one than the appointment's. */
const saidWhen = (at: string, { startsAt, practice: { timeZone } }: Receipted): string => {
  const day = longDate(at, timeZone);
  const on = day === longDate(startsAt, timeZone) ? '' : `on ${day} `;
  return `${on}at ${clockTime(at, timeZone)}`;
};

/** R5: what the patient said they think. */
const OWN_VIEW = {
  happy: 'you said it is fine',
  not_sure: 'you said you are not sure',
  no: 'you said no',
} as const;

interface SectionsProps {
  receipt: Receipt;
  view: Receipted;
  onStop: ReceiptScreenProps['onStop'];
}

function Sections({ receipt, view, onStop }: SectionsProps) {
  const { practice, clinician } = view;
  return (
    <>
      <Section title="What to do next">
        {receipt.safetyNet === '' ? (
          <p>{clinician.name} has not written anything here yet. Stay on this page, or phone the practice.</p>
        ) : (
          <Notice tone="info" title={`From ${clinician.name}`}>
            <p className={styles.advice}>{receipt.safetyNet}</p>
          </Notice>
        )}
        <p>If you feel very ill, phone 112 or 999.</p>
      </Section>
      <ReceiptPhotographs
        receipt={receipt}
        timeZone={practice.timeZone}
        practice={practice.name}
        whose={view.decidedFor === undefined ? 'your' : possessive(view.decidedFor)}
      />
      <Section title={receipt.consents.some(({ by }) => by !== null) ? 'What was said' : 'What you said'}>
        <ul className={styles.list}>
          {receipt.ownView && (
            <li>
              What you think: {OWN_VIEW[receipt.ownView.view]}, at{' '}
              {clockTime(receipt.ownView.at, practice.timeZone)}
            </li>
          )}
          {receipt.consents.map(({ what, decision, at, by }) => (
            <li key={what + at + (by ?? '')}>
              {what}: {by ?? 'you'} {decision === 'withdrawn' ? 'stopped this' : `said ${decision}`}{' '}
              {saidWhen(at, view)}
            </li>
          ))}
          {receipt.consents.length === 0 && <li>Nobody was asked to agree to anything.</li>}
        </ul>
      </Section>
      <Section title="Who was there">
        <ul className={styles.list}>
          {receipt.present.map(({ name, title, role }) => (
            <li key={name + role}>
              {name} (
              {role === 'gp' && title !== ''
                ? title
                : [title, roleWords(view)[role]].filter(Boolean).join(', ')}
              )
            </li>
          ))}
        </ul>
      </Section>
      <Section title="If you change your mind">
        <div className={`${styles.noPrint} ${styles.section}`}>
          <StopPhotographs mayStop={receipt.mayStop} clinician={clinician.name} onStop={onStop} />
        </div>
        <p>
          You can phone the practice at any time. They write it down, and the doctor decides what becomes of
          the photographs. Ones already in the record may have to stay. You can ask to see them.
        </p>
        <p>
          This page opens with the same link until {longDate(receipt.until, practice.timeZone)},{' '}
          {clockTime(receipt.until, practice.timeZone)}.
        </p>
        <div className={styles.noPrint}>
          <PhoneLink number={practice.phone} />
        </div>
        <p className={styles.onlyPrint}>Phone: {practice.phone}</p>
      </Section>
      <Section title="If you are not happy">
        <p>{practice.complaints}</p>
        <address className={styles.address}>
          {practice.name}, {practice.address}
        </address>
      </Section>
    </>
  );
}
