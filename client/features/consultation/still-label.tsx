import { useState } from 'react';
import { BODY_SITES, BodySite, type Side } from '../../../shared/body-sites.ts';
import type { Still } from '../../../shared/consultation.ts';
import { Button } from '../../ui/core/Button.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { Folded } from './folded.tsx';
import { useAction } from './use-action.ts';
import styles from './still-view.module.css';

const sites = BodySite.options.map((value) => ({ value, label: BODY_SITES[value].label }));
const sides: { value: Side; label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
];

/** Body site, side and a few words, starting from the plan; and the way to throw a picture away. */
export function StillLabel({ still }: { still: Still }) {
  const { view, act } = useConsultation();
  const [site, setSite] = useState<BodySite | null>(still.site ?? view.told?.site ?? null);
  const [side, setSide] = useState<Side | null>(still.side ?? view.told?.side ?? null);
  const [label, setLabel] = useState(still.label);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const paired = site !== null && BODY_SITES[site].paired;
  const chosen = paired ? (side === 'none' ? null : side) : 'none';
  // R3: another part than the one that was agreed is not labelled without a word.
  const why =
    view.told && site !== view.told.site && label.trim() === ''
      ? 'Say why it shows another part than the one that was agreed.'
      : undefined;
  const save = async () => {
    setAsked(true);
    if (site === null || chosen === null || why !== undefined) return;
    await action.run(() => act.labelStill({ stillId: still.id, site, side: chosen, label }));
  };
  return (
    <>
      <div className={styles.fields}>
        <Select
          label="Part of the body"
          options={sites}
          value={site}
          onChange={setSite}
          error={asked && site === null ? 'Choose the part of the body.' : undefined}
        />
        {paired && (
          <Select
            label="Side"
            options={sides}
            value={chosen}
            onChange={setSide}
            error={asked && chosen === null ? 'Choose the side.' : undefined}
          />
        )}
        <TextField
          label="Note"
          value={label}
          onChange={setLabel}
          maxLength={300}
          error={asked ? why : undefined}
        />
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          {still.site === null ? 'Save the label' : 'Change the label'}
        </Button>
      </div>
      <ActionError action={action} />
      <Discard still={still} />
    </>
  );
}

function Discard({ still }: { still: Still }) {
  const { act } = useConsultation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const discard = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    await action.run(() => act.discardStill({ stillId: still.id, reason }));
  };
  return (
    <Folded title="Discard this photograph">
      <TextField
        label="Why it is not kept"
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={asked && reason.trim() === '' ? 'Say why, for the record.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button
          variant="danger"
          size="small"
          busy={action.busy ? 'Discarding…' : undefined}
          onClick={() => void discard()}
        >
          Discard it for good
        </Button>
      </div>
    </Folded>
  );
}
