import { useState } from 'react';
import type { NewShare, ShareLink, ShareMade, StillSharing } from '../../../shared/http-sharing.ts';
import type { ShareId, StillId } from '../../../shared/ids.ts';
import type { StillSource } from '../../parts/still-source.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { longDay } from '../../words/practice-time.ts';
import { emptyDraft, formOf, missingIn, namedIn, requestOf, wordingOf } from './share-form.ts';
import { ShareFields } from './share-fields.tsx';
import { ShareResult } from './share-result.tsx';
import { ChooseStills } from './choose-stills.tsx';
import { SayAndAnswer } from './say-and-answer.tsx';
import { SharingProblem } from './sharing-problem.tsx';
import { said } from './sharing-words.ts';
import styles from './sharing.module.css';

export interface SharePageProps {
  sharing: StillSharing;
  timeZone: string;
  source: StillSource;
  /** Both reject with ClientError. */
  onShare: (share: NewShare) => Promise<ShareMade>;
  onLink: (id: ShareId) => Promise<ShareLink>;
}

/** R24, R25: with whom, why, until when; what they will see; what the patient says to it. Then the link. */
export function SharePage({ sharing, timeZone, source, onShare, onLink }: SharePageProps) {
  const [draft, setDraft] = useState(() => emptyDraft(sharing.still.id));
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<ShareMade | null>(null);
  const record = useAction(async (share: NewShare) => {
    setMade(await onShare(share));
  });
  const labels = new Map(
    [sharing.still, ...sharing.others].map(({ id, label }): [StillId, string] => [id, label]),
  );
  const named = record.problem?.code === 'names_a_patient' ? record.problem.field : undefined;
  const errors = tried ? { ...namedIn(named), ...missingIn(draft) } : {};
  const form = formOf(draft);
  const name = sharing.patient.name;
  const submit = () => {
    setTried(true);
    const request = requestOf(draft, labels);
    if (request) void record.run(request);
  };
  if (made !== null && form !== null) {
    return (
      <ShareResult
        sharing={sharing}
        made={made}
        draft={draft}
        form={form}
        timeZone={timeZone}
        onLink={onLink}
      />
    );
  }
  return (
    <Stack gap="l">
      <PageHeader
        title="Share stills"
        subtitle={`Of ${name}, born ${longDay(sharing.patient.dateOfBirth)}. They are looked at here, never sent.`}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <ShareFields draft={draft} onChange={setDraft} errors={errors} serverNow={sharing.serverNow} />
          {form !== null && (
            <Notice
              tone="info"
              title={
                form === 'as_filed'
                  ? `They will see ${name}’s name and date of birth`
                  : 'They will not be told who this is'
              }
            >
              <p>
                {form === 'as_filed'
                  ? 'The stills are shown as they are filed, with the words that you write.'
                  : 'A copy is shown in which you have covered what identifies. A second person checks it before any link can be made (R25).'}
              </p>
            </Notice>
          )}
          {draft.purpose !== null && (
            <SayAndAnswer
              wording={said(wordingOf(sharing, draft), {
                recipient: draft.organisation === '' ? draft.name : `${draft.name} (${draft.organisation})`,
                why: draft.why,
                until: draft.until === null ? '' : longDay(draft.until),
                stills: draft.stills.size,
              })}
              who={sharing.whoGives}
              answer={draft.answer}
              onAnswer={(answer) => {
                setDraft({ ...draft, answer });
              }}
              error={errors.answer}
            />
          )}
          {(named === 'caption' || draft.bare) && (
            <Checkbox
              checked={draft.bare}
              onChange={(bare) => {
                setDraft({ ...draft, bare });
              }}
            >
              Share without the words at the stills
            </Checkbox>
          )}
          <SharingProblem problem={record.problem} meaning="Nothing was recorded and nothing is shared." />
          <div>
            <Button variant="primary" busy={record.busy ? 'Recording…' : undefined} onClick={submit}>
              Record the answer
            </Button>
          </div>
          {tried && Object.keys(missingIn(draft)).length > 0 && (
            <p role="status" className={styles.quiet}>
              Something is still missing above.
            </p>
          )}
        </div>
        <ChooseStills
          sharing={sharing}
          chosen={draft.stills}
          timeZone={timeZone}
          source={source}
          error={errors.stills}
          onChange={(stills) => {
            setDraft({ ...draft, stills });
          }}
        />
      </div>
    </Stack>
  );
}
