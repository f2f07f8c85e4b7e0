import type { ReactNode } from 'react';
import X from 'lucide-react/icons/x';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from '../core/Icon.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Kept at the bottom while the content scrolls. */
  actions?: ReactNode;
}

/** A panel from the right over the page: for doing one thing without leaving it. */
export function Sheet({ open, onClose, title, children, actions }: SheetProps) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable
    >
      <Modal className={styles.sheet ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button className={styles.close ?? ''} aria-label="Close" onPress={onClose}>
              <Icon of={X} />
            </Button>
          </header>
          <div className={styles.content}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
