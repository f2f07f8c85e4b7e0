import { useState } from 'react';
import { BODY_SITES, BodySite, type Side } from '../../../../shared/body-sites.ts';
import { Checkbox } from '../../../ui/core/Checkbox.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { Select } from '../../../ui/staff/Select.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { planStart } from '../plan-words.ts';
import { SaveButton } from '../save-button.tsx';
import { Under18 } from '../under-18.tsx';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

interface Draft {
  site: BodySite | null;
  side: Side | null;
  markedIntimate: boolean;
  why: string;
  involved: string;
}

const sides = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
] as const;
const sites = BodySite.options.map((value) => ({ value, label: BODY_SITES[value].label }));

/** Texts that nobody changed follow the site and side; what the clinician wrote stays. */
function choosePlace(draft: Draft, place: { site: BodySite; side: Side | null }): Draft {
  const was = draft.site === null ? null : planStart(draft.site, draft.side ?? 'none');
  const start = planStart(place.site, place.side ?? 'none');
  return {
    ...draft,
    ...place,
    why: draft.why === '' || draft.why === was?.why ? start.why : draft.why,
    involved: draft.involved === '' || draft.involved === was?.involved ? start.involved : draft.involved,
  };
}

/** What will be looked at and why, in the words that the patient reads (R3, R24, R27, R28). */
export function PlanStep() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'plan');
  const [edited, setEdited] = useState<Draft | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const draft: Draft = edited ??
    stated ?? { site: null, side: null, markedIntimate: false, why: '', involved: '' };
  const { site } = draft;
  const paired = site !== null && BODY_SITES[site].paired;
  const complete = (): Parameters<typeof act.state>[0] | null => {
    const side = paired ? draft.side : 'none';
    if (site === null || side === null || draft.why.trim() === '' || draft.involved.trim() === '')
      return null;
    const { markedIntimate, why, involved } = draft;
    return { kind: 'plan', site, side, markedIntimate, why, involved };
  };
  const save = async () => {
    setAsked(true);
    const plan = complete();
    if (!plan || !(await action.run(() => act.state(plan)))) return;
    setEdited(null);
    setAsked(false);
    goOn();
  };
  return (
    <>
      <Under18 />
      <Select
        label="Part of the body"
        options={sites}
        value={site}
        onChange={(next) => {
          setEdited(choosePlace(draft, { site: next, side: BODY_SITES[next].paired ? draft.side : null }));
        }}
        error={asked && site === null ? 'Choose the part of the body.' : undefined}
      />
      {paired && (
        <Choice
          label="Side"
          layout="row"
          options={sides}
          value={draft.side === 'none' ? null : draft.side}
          onChange={(side) => {
            setEdited(choosePlace(draft, { site, side }));
          }}
          error={asked && draft.side === null ? 'Choose the side.' : undefined}
        />
      )}
      {site !== null && <Words draft={draft} asked={asked} onEdit={setEdited} />}
      {stated && edited && (
        <p className={styles.muted}>
          A changed plan asks the patient again: what they agreed to was the old one.
        </p>
      )}
      <ActionError action={action} />
      <SaveButton step="plan" action={action} onSave={() => void save()}>
        {stated ? 'Save the changed plan' : 'Save the plan'}
      </SaveButton>
    </>
  );
}

function Words(props: { draft: Draft; asked: boolean; onEdit: (draft: Draft) => void }) {
  const { draft, asked, onEdit } = props;
  const fixed = draft.site !== null && BODY_SITES[draft.site].intimate;
  return (
    <>
      {fixed ? (
        <p className={styles.muted}>This is an intimate site (R28).</p>
      ) : (
        <Checkbox
          checked={draft.markedIntimate}
          onChange={(markedIntimate) => {
            onEdit({ ...draft, markedIntimate });
          }}
        >
          Treat as intimate
        </Checkbox>
      )}
      <TextArea
        label="Why, in words the patient reads"
        value={draft.why}
        maxLength={300}
        rows={2}
        onChange={(why) => {
          onEdit({ ...draft, why });
        }}
        error={asked && draft.why.trim() === '' ? 'Say why.' : undefined}
      />
      <TextArea
        label="What is involved"
        value={draft.involved}
        maxLength={500}
        rows={2}
        onChange={(involved) => {
          onEdit({ ...draft, involved });
        }}
        error={asked && draft.involved.trim() === '' ? 'Say what will happen.' : undefined}
      />
    </>
  );
}
