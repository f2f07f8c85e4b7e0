import { useState } from 'react';
import type { CheckCopy, CopyCard, CopyCheck } from '../../../shared/http-sharing.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { siteOf } from '../../words/still-words.ts';
import { SharingProblem } from './sharing-problem.tsx';
import styles from './sharing.module.css';

export interface CheckPageProps {
  copy: CopyCard;
  src: string;
  onCheck: (check: CheckCopy) => Promise<void>;
}

const POINTS: readonly (readonly [keyof CopyCheck, string])[] = [
  ['face', 'No face, and no part of one that could be known'],
  ['tattoo', 'No tattoo, scar, jewellery or other mark that could be known'],
  ['background', 'Nothing behind or beside that tells who or where: papers, screens, people, rooms'],
  ['metadata', 'No name, date or number in the picture itself, or on its label'],
];

const NOTHING: CopyCheck = { metadata: false, face: false, tattoo: false, background: false };

/** R25: the second person. They see the copy in full and nothing of whose it is. */
export function CheckPage({ copy, src, onCheck }: CheckPageProps) {
  const [looked, setLooked] = useState(NOTHING);
  const [reason, setReason] = useState('');
  const check = useAction(onCheck);
  const all = Object.values(looked).every((point) => point);
  return (
    <Stack gap="l">
      <PageHeader
        title="Check a copy"
        subtitle={`${siteOf(copy)}. Made by ${copy.madeBy}. You are not told whose it is.`}
      />
      <div className={styles.columns}>
        <img
          src={src}
          alt={`De-identified copy: ${siteOf(copy)}`}
          className={styles.large}
          draggable={false}
        />
        <div className={styles.column}>
          <fieldset className={styles.say}>
            <legend>
              <strong>Look for each, in the whole picture</strong>
            </legend>
            {POINTS.map(([point, words]) => (
              <Checkbox
                key={point}
                checked={looked[point]}
                onChange={(seen) => {
                  setLooked({ ...looked, [point]: seen });
                }}
              >
                {words}
              </Checkbox>
            ))}
          </fieldset>
          <SharingProblem problem={check.problem} meaning="Nothing was recorded." />
          <div>
            <Button
              variant="primary"
              busy={check.busy ? 'Recording…' : undefined}
              blockedBecause={all ? undefined : 'Tick each point once you have looked.'}
              onClick={() => void check.run({ decision: 'accept', looked })}
            >
              Accept the copy
            </Button>
          </div>
          <TextArea
            label="Or send it back: what still identifies"
            value={reason}
            maxLength={500}
            rows={2}
            onChange={setReason}
          />
          <div className={styles.actions}>
            <Button
              blockedBecause={reason.trim() === '' ? 'Write what still identifies.' : undefined}
              onClick={() => void check.run({ decision: 'send_back', reason })}
            >
              Send it back
            </Button>
            <LinkButton variant="quiet" href="/sharing">
              Not now
            </LinkButton>
          </div>
        </div>
      </div>
    </Stack>
  );
}
