import type { MouseEvent, ReactNode } from 'react';
import LogOut from 'lucide-react/icons/log-out';
import { Avatar } from '../core/Avatar.tsx';
import { Icon, type IconGlyph } from '../core/Icon.tsx';
import { Wordmark } from '../core/Wordmark.tsx';
import { Button } from '../core/Button.tsx';
import styles from './AppShell.module.css';

interface NavItem {
  href: string;
  label: string;
  icon: IconGlyph;
  current: boolean;
  /** How many things need someone there. */
  count?: number | undefined;
}

interface AppShellProps {
  practice: string;
  user: { name: string; role: string };
  nav: readonly NavItem[];
  /** Takes plain clicks on the links, so that the router can serve them. */
  onNavigate: (href: string) => void;
  onSignOut: () => void;
  children: ReactNode;
}

/** Staff frame: the product, the practice, where one can go, who is signed in. */
export function AppShell({ practice, user, nav, onNavigate, onSignOut, children }: AppShellProps) {
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <header className={styles.bar}>
        <div className={styles.brand}>
          <Wordmark />
          <span className={styles.practice}>{practice}</span>
        </div>
        <nav className={styles.nav} aria-label="Main">
          {nav.map((item) => (
            <NavLink key={item.href} item={item} onNavigate={onNavigate} />
          ))}
        </nav>
        <div className={styles.user}>
          <Avatar name={user.name} />
          <p className={styles.who}>
            <strong>{user.name}</strong>
            <span>{user.role}</span>
          </p>
          <Button variant="quiet" size="small" icon={LogOut} onClick={onSignOut}>
            Sign out
          </Button>
        </div>
      </header>
      <main className={styles.main} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function NavLink({ item, onNavigate }: { item: NavItem; onNavigate: (href: string) => void }) {
  const follow = (event: MouseEvent) => {
    // A new tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onNavigate(item.href);
  };
  return (
    <a
      href={item.href}
      className={styles.link}
      aria-current={item.current ? 'page' : undefined}
      onClick={follow}
    >
      <Icon of={item.icon} />
      <span>{item.label}</span>
      {item.count !== undefined && item.count > 0 && <span className={styles.count}>{item.count}</span>}
    </a>
  );
}
