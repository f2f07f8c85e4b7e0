import type { StaffView } from '../../../shared/views.ts';
import { clockTime } from '../../words/practice-time.ts';
import { useConsultation } from './consultation-context.ts';
import { latest } from './facts.ts';
import { answererFact, wordFact } from './word-fact.tsx';
import { Facts, type Fact } from '../../parts/facts.tsx';
import { chaperoneWish } from './words.ts';

const noAnswer = 'Not answered yet';
const scopeNames = {
  video: 'Talk by video',
  examination: 'Examination',
  take: 'Photographs',
  store: 'Keep them',
} as const;

/** What the patient answered before the call; nothing here is the clinician's to fill in. */
export function Answers() {
  const { view } = useConsultation();
  const place = latest(view, 'place');
  const notice = latest(view, 'device_notice_acknowledged');
  const read = notice ? `Read at ${clockTime(notice.at, view.practice.timeZone)}` : 'Not read yet';
  return (
    <Facts
      facts={[
        { label: 'Where', value: place?.place ?? noAnswer },
        { label: 'Call back', value: place?.callBack ?? noAnswer },
        ...privacyFacts(view),
        { label: 'Chaperone', value: chaperoneWish(latest(view, 'chaperone_answer')) },
        deviceFact(view),
        { label: 'Device notice', value: read },
      ]}
    />
  );
}

/** The four things they were asked to agree to, each with its answer. */
export function Agreed() {
  const { view } = useConsultation();
  return (
    <Facts
      facts={[
        ...answererFact(view),
        ...(['video', 'examination', 'take', 'store'] as const).map((scope) =>
          wordFact(view, scope, scopeNames[scope]),
        ),
      ]}
    />
  );
}

/** What the patient said about privacy and safety, and when (R11). */
export function privacyFacts(view: StaffView): Fact[] {
  const privacy = latest(view, 'privacy');
  const safe = latest(view, 'safe_to_talk');
  const words = privacy
    ? `${privacy.private ? 'Private' : 'Not private'}, ${privacy.comfortable ? 'comfortable' : 'not comfortable'}`
    : noAnswer;
  const others = privacy?.others === '' ? 'Nobody else' : privacy?.others;
  const at = (answer: { at: string } | null) =>
    answer ? ` at ${clockTime(answer.at, view.practice.timeZone)}` : '';
  return [
    {
      label: 'Privacy',
      value: `${words}${at(privacy)}`,
      attention: privacy !== null && !(privacy.private && privacy.comfortable),
    },
    { label: 'With them', value: others ?? noAnswer },
    {
      label: 'Safe to talk',
      value: safe ? `${safe.answer === 'yes' ? 'Yes' : 'No – signalled silently'}${at(safe)}` : noAnswer,
      attention: safe?.answer === 'no',
    },
  ];
}

const works = { ok: 'works', failed: 'failed' };
const heard = { heard: 'sound heard', not_heard: 'sound not heard', skipped: 'sound not tried' };

function deviceFact(view: StaffView): Fact {
  const check = latest(view, 'device_check');
  if (!check) return { label: 'Device', value: 'Not checked yet' };
  const words = `Camera ${works[check.camera]}, microphone ${works[check.microphone]}, ${heard[check.speaker]}`;
  return {
    label: 'Device',
    value: check.detail === '' ? words : `${words}. ${check.detail}`,
    attention: check.camera === 'failed' || check.microphone === 'failed' || check.speaker === 'not_heard',
  };
}
