import CircleAlert from 'lucide-react/icons/circle-alert';
import { Text } from 'react-aria-components';
import { Icon } from '../core/Icon.tsx';
import styles from './field.module.css';

/** The hint under a label. */
export function StaffHint({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <Text slot="description" className={styles.hint}>
      {children}
    </Text>
  );
}

/** The error under a field. The field around it carries `isInvalid`. */
export function StaffError({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <Text slot="errorMessage" className={styles.error}>
      <Icon of={CircleAlert} size="s" />
      <span>{children}</span>
    </Text>
  );
}
