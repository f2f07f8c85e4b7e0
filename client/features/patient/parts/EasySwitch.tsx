import { use } from 'react';
import BookOpenText from 'lucide-react/icons/book-open-text';
import type { Wording } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { EasyWords } from './easy-words.ts';
import styles from './parts.module.css';

/** "Easier words", and back; nothing where the text exists only once. */
export function EasySwitch({ usual, easier }: { usual: Wording; easier: Wording }) {
  const { easy, choose } = use(EasyWords);
  if (usual.sha256 === easier.sha256) return null;
  return (
    <div className={styles.easy}>
      <Button variant="quiet" size="small" icon={BookOpenText} onClick={() => choose(!easy)}>
        {easy ? 'Show the usual words' : 'Show easier words'}
      </Button>
    </div>
  );
}
