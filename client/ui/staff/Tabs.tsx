import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

interface TabItem<V extends string> {
  id: V;
  label: string;
  /** Shown after the label when above 0. */
  count?: number | undefined;
  content: ReactNode;
}

interface TabsProps<V extends string> {
  /** What the tabs are about, for screen readers. */
  label: string;
  tabs: readonly TabItem<V>[];
  selected: V;
  onSelect: (id: V) => void;
}

/** A few views of one thing, one at a time. */
export function Tabs<V extends string>({ label, tabs, selected, onSelect }: TabsProps<V>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((each) => each.id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
