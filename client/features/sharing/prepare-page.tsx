import Crop from 'lucide-react/icons/crop';
import Square from 'lucide-react/icons/square';
import { useState } from 'react';
import type { CopyEdits, StillSharing } from '../../../shared/http-sharing.ts';
import type { StillSource } from '../../parts/still-source.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { siteOf } from '../../words/still-words.ts';
import { middleOf } from './regions.ts';
import { SharingProblem } from './sharing-problem.tsx';
import { Workbench } from './workbench.tsx';
import styles from './sharing.module.css';

export interface PreparePageProps {
  sharing: StillSharing;
  source: StillSource;
  onMake: (edits: CopyEdits) => Promise<void>;
  /** For the gallery of screens: begun already, or made. */
  initial?: { edits: CopyEdits; made: boolean } | undefined;
}

const NOTHING: CopyEdits = { crop: null, redactions: [] };

/** R25: cover and cut what identifies; the server makes the copy from the true pixels, and a second person checks it. */
export function PreparePage({ sharing, source, onMake, initial }: PreparePageProps) {
  const { still } = sharing;
  const [edits, setEdits] = useState(initial?.edits ?? NOTHING);
  const [drawing, setDrawing] = useState<'cover' | 'crop'>('cover');
  const [made, setMade] = useState(initial?.made ?? false);
  const make = useAction(async () => {
    await onMake(edits);
    setMade(true);
  });
  const add = () => {
    const middle = middleOf(still);
    setEdits(
      drawing === 'crop'
        ? { ...edits, crop: middle }
        : { ...edits, redactions: [...edits.redactions, middle] },
    );
  };
  const { crop, redactions } = edits;
  const count = redactions.length;
  if (made) {
    return (
      <Stack gap="l">
        <PageHeader title="The copy is made" />
        <p>
          What was covered is not in it any more. It waits for somebody else to check it; you find it under
          Sharing.
        </p>
        <div>
          <LinkButton variant="primary" href="/sharing">
            Go to Sharing
          </LinkButton>
        </div>
      </Stack>
    );
  }
  return (
    <Stack gap="l">
      <PageHeader
        title="Cover what identifies"
        subtitle={`${siteOf(still)}. Faces, tattoos, jewellery, papers, what is behind.`}
      />
      <div className={styles.columns}>
        <Workbench
          src={source(still.id, 'image')}
          size={still}
          edits={edits}
          drawing={drawing}
          onChange={setEdits}
        />
        <div className={styles.column}>
          <Choice
            label="Drag on the picture to"
            layout="row"
            options={[
              { value: 'cover', label: 'Cover a part' },
              { value: 'crop', label: 'Keep only a part' },
            ]}
            value={drawing}
            onChange={setDrawing}
          />
          <div className={styles.actions}>
            <Button icon={drawing === 'crop' ? Crop : Square} onClick={add}>
              Begin in the middle, by keyboard
            </Button>
            {count > 0 && (
              <Button
                onClick={() => {
                  setEdits({ ...edits, redactions: redactions.slice(0, -1) });
                }}
              >
                Remove the last cover
              </Button>
            )}
            {crop && (
              <Button
                onClick={() => {
                  setEdits({ ...edits, crop: null });
                }}
              >
                Keep the whole picture
              </Button>
            )}
          </div>
          <p role="status">
            {count === 1 ? '1 part covered' : `${String(count)} parts covered`}
            {crop ? `, kept: ${String(crop.width)} × ${String(crop.height)} pixels` : ''}.
          </p>
          <Notice tone="info" title="The still itself stays as it is">
            <p>
              The copy has no date, no place and no other data in its file. What you cover is gone from it and
              cannot be uncovered.
            </p>
          </Notice>
          <SharingProblem problem={make.problem} meaning="No copy was made." />
          <div>
            <Button
              variant="primary"
              busy={make.busy ? 'Making the copy…' : undefined}
              onClick={() => void make.run()}
            >
              Make the copy
            </Button>
          </div>
        </div>
      </div>
    </Stack>
  );
}
