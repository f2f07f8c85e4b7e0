import { useState } from 'react';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { Wish } from './chaperone-wish.ts';

interface ChaperoneWishProps {
  earlier: Wish;
  onDone: (wish: Wish) => Promise<void>;
}

const OPTIONS = [
  { value: 'any', label: 'No preference' },
  { value: 'woman', label: 'A woman' },
  { value: 'man', label: 'A man' },
] as const;

/** R30: a preference or somebody they know, if anything; it is no condition, and nothing has to be chosen. Sends the "yes". */
export function ChaperoneWish({ earlier, onDone }: ChaperoneWishProps) {
  const [prefers, setPrefers] = useState<(typeof OPTIONS)[number]['value'] | null>(earlier.prefers ?? null);
  const [somebody, setSomebody] = useState(earlier.preference);
  const send = useAction(onDone);
  const wish = (): Wish => ({
    preference: somebody,
    ...(prefers === 'woman' || prefers === 'man' ? { prefers } : {}),
  });
  return (
    <>
      <Choice
        label="Who would you like? (You can leave this empty)"
        hint="The practice tries. You are told their name first, and can say no to anybody."
        layout="row"
        options={OPTIONS}
        value={prefers}
        onChange={setPrefers}
      />
      <TextField
        label="Somebody you know, or anything else"
        hint="For example: the nurse I saw last time."
        value={somebody}
        onChange={setSomebody}
        maxLength={200}
      />
      <ProblemNotice problem={send.problem} />
      <Button
        variant="primary"
        size="large"
        block
        busy={send.busy ? 'Saving…' : undefined}
        onClick={() => void send.run(wish())}
      >
        Continue
      </Button>
    </>
  );
}
