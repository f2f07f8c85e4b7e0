import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import { Stack } from '../../../ui/core/Layout.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';

type Privacy = StatementOf<'privacy'>;

const ANSWER = 'Tap yes or no.';

/** R11: the same words before the call and in it. */
export const PRIVACY_QUESTIONS = {
  private: 'Are you somewhere private?',
  comfortable: 'Are you comfortable there?',
  others: 'Is anyone with you?',
  who: 'Who is with you?',
  whoHint: 'For example: my daughter Anna.',
  whoMissing: 'Write who is with you.',
};

/** The three answers while they are being given. */
export function usePrivacy(before: Privacy | undefined) {
  const [isPrivate, setPrivate] = useState<boolean | null>(before?.private ?? null);
  const [comfortable, setComfortable] = useState<boolean | null>(before?.comfortable ?? null);
  const [withOthers, setWithOthers] = useState<boolean | null>(before ? before.others !== '' : null);
  const [others, setOthers] = useState(before?.others ?? '');
  const [tried, setTried] = useState(false);
  /** The answers, or null while one is missing (which is then shown). */
  const complete = () => {
    setTried(true);
    const named = withOthers === false || (withOthers === true && others.trim() !== '');
    if (isPrivate === null || comfortable === null || !named) return null;
    return { private: isPrivate, comfortable, others: withOthers ? others : '' };
  };
  const missing = (value: boolean | null) => (tried && value === null ? ANSWER : undefined);
  return {
    complete,
    isPrivate: { value: isPrivate, onChange: setPrivate, error: missing(isPrivate) },
    comfortable: { value: comfortable, onChange: setComfortable, error: missing(comfortable) },
    withOthers: { value: withOthers, onChange: setWithOthers, error: missing(withOthers) },
    others: {
      value: others,
      onChange: setOthers,
      error: tried && withOthers && others.trim() === '' ? PRIVACY_QUESTIONS.whoMissing : undefined,
    },
  };
}

/** R11's questions before the call. */
export function PrivacyQuestions(props: { form: ReturnType<typeof usePrivacy>; clinician: string }) {
  const { form, clinician } = props;
  const uneasy = form.isPrivate.value === false || form.comfortable.value === false;
  return (
    <Stack gap="m">
      <YesNo question={PRIVACY_QUESTIONS.private} {...form.isPrivate} />
      <YesNo question={PRIVACY_QUESTIONS.comfortable} {...form.comfortable} />
      <YesNo question={PRIVACY_QUESTIONS.others} {...form.withOthers} />
      {form.withOthers.value && (
        <TextField
          label={PRIVACY_QUESTIONS.who}
          hint={PRIVACY_QUESTIONS.whoHint}
          maxLength={300}
          {...form.others}
        />
      )}
      {uneasy && (
        <Notice tone="info" title="That is all right">
          <p>You can move now, or stay. {clinician} sees your answer and will talk about it with you.</p>
        </Notice>
      )}
    </Stack>
  );
}
