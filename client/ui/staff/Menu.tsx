import ChevronDown from 'lucide-react/icons/chevron-down';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { cx } from '../core/cx.ts';
import { Icon, type IconGlyph } from '../core/Icon.tsx';
import buttonStyles from '../core/Button.module.css';
import overlay from './overlay.module.css';

interface MenuAction {
  id: string;
  label: string;
  detail?: string | undefined;
  icon?: IconGlyph | undefined;
  tone?: 'danger' | undefined;
}

interface MenuProps {
  /** The trigger's words; with `iconOnly` they are its accessible name. */
  label: string;
  icon?: IconGlyph | undefined;
  iconOnly?: boolean | undefined;
  items: readonly MenuAction[];
  onAction: (id: string) => void;
  /** `call` keeps the list dark over the call. */
  scope?: 'page' | 'call' | undefined;
}

/** A button that opens a short list of things to do. */
export function Menu({ label, icon, iconOnly, items, onAction, scope = 'page' }: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        className={cx(buttonStyles.button, buttonStyles.secondary, buttonStyles.small)}
        {...(iconOnly ? { 'aria-label': label } : {})}
      >
        {icon && <Icon of={icon} />}
        {!iconOnly && <span>{label}</span>}
        {!iconOnly && <Icon of={ChevronDown} size="s" />}
      </Button>
      <Popover className={cx(overlay.popover, scope === 'call' && 'call')} placement="bottom end" offset={4}>
        <AriaMenu
          className={overlay.list ?? ''}
          items={items}
          onAction={(key) => {
            onAction(String(key));
          }}
        >
          {(item) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              className={overlay.item ?? ''}
              data-tone={item.tone}
            >
              <span className={overlay.lead}>
                {item.icon && <Icon of={item.icon} />}
                <span className={overlay.words}>
                  {item.label}
                  {item.detail && <span className={overlay.detail}>{item.detail}</span>}
                </span>
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
