import Search from 'lucide-react/icons/search';
import { ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { FieldWords } from '../core/Field.tsx';
import { Icon } from '../core/Icon.tsx';
import { StaffError, StaffHint } from './FieldParts.tsx';
import styles from './field.module.css';
import overlay from './overlay.module.css';

interface ComboItem {
  id: string;
  label: string;
  /** A second line that tells two of the same name apart. */
  detail?: string | undefined;
}

interface ComboBoxProps extends FieldWords {
  /** What matches now; the caller filters (usually on the server). */
  items: readonly ComboItem[];
  inputValue: string;
  onInputChange: (text: string) => void;
  /** Id of the chosen one, or null. */
  value: string | null;
  onChange: (id: string | null) => void;
  placeholder?: string | undefined;
  /** What the list says when nothing matches. */
  noneFound: string;
}

/** Find by typing. The list comes from the caller; nothing is chosen until somebody chooses. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, error, items, inputValue, onInputChange, value, onChange, placeholder, noneFound } =
    props;
  return (
    <AriaComboBox
      className={styles.field ?? ''}
      items={items}
      inputValue={inputValue}
      onInputChange={onInputChange}
      value={value}
      onChange={(key) => {
        onChange(key === null ? null : String(key));
      }}
      isInvalid={error !== undefined}
      allowsEmptyCollection
      allowsCustomValue
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <StaffHint>{hint}</StaffHint>
      <div className={styles.search}>
        <Icon of={Search} />
        <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} />
      </div>
      <StaffError>{error}</StaffError>
      <Popover className={overlay.popover ?? ''} offset={4}>
        <ListBox
          className={overlay.list ?? ''}
          renderEmptyState={() => <p className={overlay.none}>{noneFound}</p>}
        >
          {(item: ComboItem) => (
            <ListBoxItem id={item.id} textValue={item.label} className={overlay.item ?? ''}>
              <span className={overlay.words}>
                {item.label}
                {item.detail && <span className={overlay.detail}>{item.detail}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
