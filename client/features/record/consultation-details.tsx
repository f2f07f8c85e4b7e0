import type { RecordConsultation } from '../../../shared/http.ts';
import { clockTime, exactTime } from '../../words/practice-time.ts';
import { Fold } from './fold.tsx';
import { ReadWording } from './read-wording.tsx';
import {
  attestationWords,
  auditRuns,
  auditRunWords,
  auditWho,
  consentWords,
  identified,
  intervalWords,
  roles,
} from './record-words.ts';
import { statementWords } from './statement-words.ts';
import styles from './consultation-details.module.css';

interface DetailsProps {
  consultation: RecordConsultation;
  timeZone: string;
}

/** What stands behind a consultation: reasoning, consents, presence, audit. Each opens on its own. */
export function ConsultationDetails({ consultation, timeZone }: DetailsProps) {
  return (
    <div className={styles.folds}>
      <Reasoning consultation={consultation} timeZone={timeZone} />
      <Consents consultation={consultation} timeZone={timeZone} />
      <Presence consultation={consultation} timeZone={timeZone} />
      <Audit consultation={consultation} timeZone={timeZone} />
    </div>
  );
}

function Reasoning({ consultation, timeZone }: DetailsProps) {
  const said = consultation.statements.filter(({ kind }) => kind !== 'note');
  if (said.length === 0) return null;
  return (
    <Fold title="Reasoning and answers" count={said.length}>
      <ol role="list" className={styles.lines}>
        {said.map((statement) => {
          const words = statementWords(statement);
          return (
            <li key={statement.id} className={styles.line}>
              <time>{clockTime(statement.at, timeZone)}</time>
              <p>
                <strong>{words.about}:</strong> {words.said}
                <span className={styles.quiet}> – {statement.author.name}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}

function Consents({ consultation, timeZone }: DetailsProps) {
  if (consultation.consents.length === 0) return null;
  return (
    <Fold title="Consents" count={consultation.consents.length}>
      <ol role="list" className={styles.lines}>
        {consultation.consents.map((consent) => {
          const { scope, answer } = consentWords(consent, timeZone, consultation.statements);
          return (
            <li key={consent.id} className={styles.line}>
              <time>{clockTime(consent.at, timeZone)}</time>
              <div>
                <p>
                  <strong>{scope}:</strong> {answer}
                  <span className={styles.quiet}>
                    {' '}
                    – wording {consent.wording.id}, version {consent.wording.version}
                  </span>
                </p>
                <ReadWording wording={consent.wording} />
              </div>
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}

function Presence({ consultation, timeZone }: DetailsProps) {
  const { participants, pauses } = consultation;
  if (participants.length === 0) return null;
  const training = (trained: boolean | null) =>
    trained === null ? '' : trained ? ', trained as a chaperone' : ', not trained as a chaperone';
  return (
    <Fold title="Who was there" count={participants.length}>
      <dl className={styles.people}>
        {participants.map((person) => (
          <div key={`${person.role} ${person.name}`}>
            <dt>
              {person.name}, {person.title === '' ? roles[person.role].toLowerCase() : person.title}
            </dt>
            <dd>
              {roles[person.role]}
              {training(person.trained)}; {identified[person.identified]}
            </dd>
            <dd>
              {person.intervals.length === 0
                ? 'Was not in the call'
                : `In the call ${intervalWords(
                    person.intervals.map(({ joinedAt, leftAt }) => ({ from: joinedAt, to: leftAt })),
                    timeZone,
                  )}`}
            </dd>
            {person.attestation && (
              <dd>
                {attestationWords(person.attestation)}, said at {clockTime(person.attestation.at, timeZone)}
              </dd>
            )}
            {person.couldSee.length > 0 && (
              <dd>Could see the patient {intervalWords(person.couldSee, timeZone)}</dd>
            )}
          </div>
        ))}
      </dl>
      {pauses.map((pause) => (
        <p key={pause.from}>
          Paused by {pause.by} {intervalWords([pause], timeZone)}
        </p>
      ))}
    </Fold>
  );
}

function Audit({ consultation, timeZone }: DetailsProps) {
  if (consultation.audit.length === 0) return null;
  return (
    <Fold title="Audit trail" count={consultation.audit.length}>
      <ol role="list" className={styles.lines}>
        {auditRuns(consultation.audit).map((run, index) => (
          <li key={index} className={styles.line}>
            <time>{exactTime(run.first.at, timeZone)}</time>
            <p>
              {auditRunWords(run, timeZone)}
              <span className={styles.quiet}>
                {' '}
                – {auditWho(run.first.who)}
                {run.first.lawfulBasis !== null && <>. {run.first.lawfulBasis}</>}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
