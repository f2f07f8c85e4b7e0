import { Button } from '../../../ui/core/Button.tsx';
import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest, latestConsent } from '../facts.ts';
import { Facts, Part } from '../parts.tsx';
import { blockersOf } from '../steps.ts';
import { StepBlockers } from '../step-blockers.tsx';
import { useAction } from '../use-action.ts';
import { chaperoneWish, consentWords } from '../words.ts';
import styles from '../parts.module.css';

const noAnswer = 'Not answered yet';

/** What the patient answered before the call; nothing here is the clinician's to fill in. */
export function AnswersStep() {
  const { view } = useConsultation();
  const zone = view.practice.timeZone;
  const place = latest(view, 'place');
  const notice = latest(view, 'device_notice_acknowledged');
  const consents = (['video', 'examination', 'take', 'store'] as const).map((scope) => ({
    label: { video: 'Talk by video', examination: 'Examination', take: 'Photographs', store: 'Keep them' }[
      scope
    ],
    value: consentWords(latestConsent(view, scope), zone),
    attention: latestConsent(view, scope)?.decision === 'no',
  }));
  return (
    <>
      <StepBlockers step="answers" />
      <Facts
        facts={[
          { label: 'Where', value: place?.place ?? noAnswer },
          { label: 'Call back', value: place?.callBack ?? noAnswer },
          ...privacyFacts(view),
          { label: 'Chaperone', value: chaperoneWish(latest(view, 'chaperone_answer')) },
          ...deviceFacts(view),
          {
            label: 'Device notice',
            value: notice ? `Read at ${clockTime(notice.at, zone)}` : 'Not read yet',
          },
        ]}
      />
      <Part title="What they agreed to">
        <Facts facts={consents} />
        <AgreedByPhone />
      </Part>
    </>
  );
}

function privacyFacts(view: ReturnType<typeof useConsultation>['view']) {
  const privacy = latest(view, 'privacy');
  const safe = latest(view, 'safe_to_talk');
  const privateWords = privacy
    ? `${privacy.private ? 'Private' : 'Not private'}, ${privacy.comfortable ? 'comfortable' : 'not comfortable'}`
    : noAnswer;
  return [
    {
      label: 'Privacy',
      value: privateWords,
      attention: privacy !== null && !(privacy.private && privacy.comfortable),
    },
    {
      label: 'With them',
      value: privacy ? (privacy.others === '' ? 'Nobody else' : privacy.others) : noAnswer,
    },
    {
      label: 'Safe to talk',
      value: safe ? (safe.answer === 'yes' ? 'Yes' : 'No – signalled silently') : noAnswer,
      attention: safe?.answer === 'no',
    },
  ];
}

function deviceFacts(view: ReturnType<typeof useConsultation>['view']) {
  const check = latest(view, 'device_check');
  if (!check) return [{ label: 'Device', value: 'Not checked yet' }];
  const camera = check.camera === 'ok' ? 'Camera works' : 'Camera failed';
  const microphone = check.microphone === 'ok' ? 'microphone works' : 'microphone failed';
  const speaker = { heard: 'sound heard', not_heard: 'sound not heard', skipped: 'sound not tried' }[
    check.speaker
  ];
  const bad = check.camera === 'failed' || check.microphone === 'failed' || check.speaker === 'not_heard';
  return [
    {
      label: 'Device',
      value: [`${camera}, ${microphone}, ${speaker}`, check.detail].filter(Boolean).join('. '),
      attention: bad,
    },
  ];
}

/** The patient agreed to video on the phone, or in person: spoken consent, noted (R3, R12). */
function AgreedByPhone() {
  const { view, act } = useConsultation();
  const action = useAction();
  if (!blockersOf(view, 'answers').some((each) => each.code === 'video_not_agreed')) return null;
  return (
    <>
      <p className={styles.muted}>If {calledName(view)} tells you on the phone, note it here.</p>
      <Button
        size="small"
        busy={action.busy ? 'Noting…' : undefined}
        onClick={() => {
          void action.run(() => act.noteConsent({ scopes: ['video'], decision: 'yes' }));
        }}
      >
        They agreed to video, spoken
      </Button>
      <ActionError action={action} />
    </>
  );
}
