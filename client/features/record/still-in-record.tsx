import ArrowLeft from 'lucide-react/icons/arrow-left';
import FolderOutput from 'lucide-react/icons/folder-output';
import GraduationCap from 'lucide-react/icons/graduation-cap';
import Share2 from 'lucide-react/icons/share-2';
import type { Statement } from '../../../shared/consultation.ts';
import type { RecordStill } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StillViewer } from '../../parts/still-viewer.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { longDate, exactTime, longDay } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import type { StillSource } from '../../parts/still-source.ts';
import { recordHref, type RecordActions } from './record-actions.ts';
import { PracticeRecordPill, StillReasons } from './still-reasons.tsx';
import styles from './still-in-record.module.css';

interface StillInRecordProps {
  patient: PatientCard;
  entry: RecordStill;
  statements: readonly Statement[];
  timeZone: string;
  source: StillSource;
  act: RecordActions;
}

/** One still, large, with everything that makes it more than a picture. */
export function StillInRecord({ patient, entry, statements, timeZone, source, act }: StillInRecordProps) {
  const { still } = entry;
  const confirm = useAction(() => act.confirmInPracticeRecord(still.id));
  return (
    <Stack gap="m">
      <div>
        <LinkButton href={recordHref(patient.id)} variant="quiet" size="small" icon={ArrowLeft}>
          {patient.name}’s record
        </LinkButton>
      </div>
      <div className={styles.still}>
        <div className={styles.picture}>
          <StillViewer still={still} src={source(still.id, 'image')} patientName={patient.name} />
        </div>
        <Stack gap="m">
          <div>
            <h1 className={styles.title}>{siteOf(still)}</h1>
            {still.label !== '' && <p>{still.label}</p>}
            <p className={styles.quiet}>
              {patient.name}, born {longDay(patient.dateOfBirth)}
            </p>
            <p className={styles.quiet}>
              {still.ownPicture === null ? 'Taken' : 'The patient’s own picture, received'}{' '}
              {longDate(still.takenAt, timeZone)}, {exactTime(still.takenAt, timeZone)}
            </p>
          </div>
          <div>
            <PracticeRecordPill entry={entry} />
          </div>
          {still.state === 'filed' && !still.inPracticeRecord && (
            <Stack gap="s">
              <ProblemNotice problem={confirm.problem} meaning="Nothing was recorded." />
              <div>
                <Button busy={confirm.busy ? 'Recording…' : undefined} onClick={() => void confirm.run()}>
                  It is now in the practice system
                </Button>
              </div>
            </Stack>
          )}
          {still.state === 'filed' && (
            <div className={styles.ways}>
              <LinkButton href={`/sharing/share/${still.id}`} icon={Share2}>
                Share…
              </LinkButton>
              <LinkButton href={`/sharing/teach/${still.id}`} icon={GraduationCap}>
                Prepare for teaching…
              </LinkButton>
            </div>
          )}
          {still.state === 'filed' && (
            <div>
              <Button
                variant="quiet"
                icon={FolderOutput}
                onClick={() => {
                  act.misfiled(still.id);
                }}
              >
                Filed for the wrong patient
              </Button>
            </div>
          )}
          <Card>
            <StillReasons entry={entry} statements={statements} timeZone={timeZone} />
          </Card>
          <p className={styles.hash}>
            SHA-256 as stored
            <code>{still.sha256Stored}</code>
          </p>
        </Stack>
      </div>
    </Stack>
  );
}
