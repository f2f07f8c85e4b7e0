import X from 'lucide-react/icons/x';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Icon } from '../core/Icon.tsx';
import { toneIcon } from '../core/tone.ts';
import { toastQueue } from './toast.ts';
import styles from './Toasts.module.css';

/** Where toasts appear. Mount once, near the root. */
export function Toasts() {
  return (
    <ToastRegion queue={toastQueue} className={styles.region ?? ''} aria-label="Messages">
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast ?? ''} data-tone={toast.content.tone}>
          <span className={styles.icon}>
            <Icon of={toneIcon[toast.content.tone]} />
          </span>
          <ToastContent className={styles.words ?? ''}>
            <Text slot="title" className={styles.title ?? ''}>
              {toast.content.title}
            </Text>
            {toast.content.detail !== undefined && (
              <Text slot="description" className={styles.detail ?? ''}>
                {toast.content.detail}
              </Text>
            )}
          </ToastContent>
          <Button slot="close" className={styles.close ?? ''}>
            <Icon of={X} />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
