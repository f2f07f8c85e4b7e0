import type { ReactNode } from 'react';
import styles from './Worklist.module.css';

interface Column<Row> {
  id: string;
  title: string;
  /** `fit` is as narrow as its content, `end` stands at the right (actions). */
  width?: 'fit' | 'grow' | 'end' | undefined;
  cell: (row: Row) => ReactNode;
}

interface WorklistProps<Row> {
  /** The table's caption, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Marks a row that needs somebody now. */
  needsAttention?: ((row: Row) => boolean) | undefined;
}

/** A native table for a day's list; on a narrow screen each row becomes a card. */
export function Worklist<Row>({ label, columns, rows, keyOf, needsAttention }: WorklistProps<Row>) {
  return (
    <table className={styles.list} role="table">
      <caption className="visually-hidden">{label}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} scope="col" role="columnheader" className={styles[column.width ?? 'grow']}>
              <span className={column.width === 'end' ? 'visually-hidden' : undefined}>{column.title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" data-attention={needsAttention?.(row) === true || undefined}>
            {columns.map((column) => (
              <td key={column.id} role="cell" className={styles[column.width ?? 'grow']}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
