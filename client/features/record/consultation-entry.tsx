import CameraOff from 'lucide-react/icons/camera-off';
import FileOutput from 'lucide-react/icons/file-output';
import type { RecordConsultation } from '../../../shared/http.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { clockTime, longDate } from '../../words/practice-time.ts';
import { ConsultationDetails } from './consultation-details.tsx';
import type { StillSource } from '../../parts/still-source.ts';
import { noteIn, outcomeOf } from './record-words.ts';
import { StillGrid } from './still-grid.tsx';
import styles from './consultation-entry.module.css';

interface ConsultationEntryProps {
  consultation: RecordConsultation;
  patientId: PatientId;
  timeZone: string;
  source: StillSource;
  onRelease: () => void;
  /** R3: photographs were stopped after the call. */
  onStopped: () => void;
}

/** One consultation on the timeline. */
export function ConsultationEntry(props: ConsultationEntryProps) {
  const { consultation, patientId, timeZone, source, onRelease, onStopped } = props;
  const note = noteIn(consultation);
  const finishing = consultation.state.name === 'finishing';
  const closed = consultation.state.name === 'closed';
  return (
    <article className={styles.entry}>
      <header className={styles.head}>
        <div>
          <h2>{longDate(consultation.startsAt, timeZone)}</h2>
          <p className={styles.quiet}>
            {consultation.kind === 'correction' && 'Correction of the record, '}
            {clockTime(consultation.startsAt, timeZone)}, {consultation.clinicianName},{' '}
            {consultation.clinicianRegistration}
          </p>
          <p className={styles.reason}>{consultation.reason}</p>
          {consultation.kind === 'consultation' && (
            <p className={styles.quiet}>{outcomeOf(consultation.state, timeZone)}</p>
          )}
        </div>
        <div className={styles.actions}>
          {finishing && <LinkButton href={`/consultations/${consultation.id}`}>Finish</LinkButton>}
          {closed && (
            <Button icon={FileOutput} onClick={onRelease}>
              Release to the practice system
            </Button>
          )}
          {mayBeStopped(consultation) && (
            <Button size="small" icon={CameraOff} onClick={onStopped}>
              Photographs stopped…
            </Button>
          )}
          {finishing && (
            <p className={styles.quiet}>It can be released to the practice system once it is closed.</p>
          )}
        </div>
      </header>
      <div className={styles.body}>
        {consultation.stills.length > 0 && (
          <StillGrid
            patientId={patientId}
            stills={consultation.stills}
            statements={consultation.statements}
            timeZone={timeZone}
            source={source}
          />
        )}
        {note !== null && (
          <Stack gap="s">
            {note.note !== '' && <p className={styles.note}>{note.note}</p>}
            {note.safetyNet !== '' && (
              <p className={styles.note}>
                <strong>Safety-net advice:</strong> {note.safetyNet}
              </p>
            )}
          </Stack>
        )}
        <ConsultationDetails consultation={consultation} timeZone={timeZone} />
      </div>
    </article>
  );
}

/** Over, and with photographs or an answer about them; whether anything is left to stop, the server knows. */
const mayBeStopped = ({ state, stills, consents }: RecordConsultation): boolean =>
  ['finishing', 'closed', 'in_person', 'cancelled', 'no_show'].includes(state.name) &&
  (stills.some(({ still }) => still.state === 'filed' || still.state === 'unfiled') ||
    consents.some(({ scope, decision }) => (scope === 'take' || scope === 'store') && decision === 'yes'));
