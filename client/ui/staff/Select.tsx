import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import type { FieldWords } from '../core/Field.tsx';
import { Icon } from '../core/Icon.tsx';
import { StaffError, StaffHint } from './FieldParts.tsx';
import styles from './field.module.css';
import overlay from './overlay.module.css';

interface Option<V extends string> {
  value: V;
  label: string;
  detail?: string | undefined;
}

interface SelectProps<V extends string> extends FieldWords {
  options: readonly Option<V>[];
  value: V | null;
  onChange: (value: V) => void;
  placeholder?: string | undefined;
}

/** One of many. For two to five, `Choice` shows them all. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, hint, error, options, value, onChange, placeholder = 'Choose' } = props;
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      isInvalid={error !== undefined}
      placeholder={placeholder}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <StaffHint>{hint}</StaffHint>
      <Button className={styles.control ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <Icon of={ChevronDown} />
      </Button>
      <StaffError>{error}</StaffError>
      <Popover className={overlay.popover ?? ''} offset={4}>
        <ListBox className={overlay.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={overlay.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={overlay.words}>
                    {option.label}
                    {option.detail && <span className={overlay.detail}>{option.detail}</span>}
                  </span>
                  {isSelected && <Icon of={Check} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
