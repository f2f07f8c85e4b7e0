import { useState } from 'react';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { ownStillPath } from '../../../../shared/http-receipt.ts';
import { Button } from '../../../ui/core/Button.tsx';
import styles from './after.module.css';

interface OwnStillProps {
  id: string;
  what: string;
  /** Where it comes from; the gallery of screens has its own. */
  source?: (id: string) => string;
}

/** R1, R17: the patient's own look at a photograph: on a press, on this page alone, and gone when they hide it. */
export function OwnStill({ id, what, source = ownStillPath }: OwnStillProps) {
  const [shown, setShown] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <div className={styles.own}>
      {shown && !failed && (
        <img
          src={source(id)}
          alt={what}
          draggable={false}
          onContextMenu={(event) => event.preventDefault()}
          onError={() => setFailed(true)}
        />
      )}
      {failed && (
        <p role="status">It cannot be shown just now. It is unchanged in your record. Try again later.</p>
      )}
      <Button
        icon={shown ? EyeOff : Eye}
        onClick={() => {
          setFailed(false);
          setShown(!shown);
        }}
      >
        {shown ? 'Hide it' : 'Look at it'}
        <span className="visually-hidden">: {what}</span>
      </Button>
    </div>
  );
}
