import { lazy, Suspense, useId, type ReactNode } from 'react';
import type { AdherenceDays, FigureId } from '../../../shared/http-adherence.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import styles from './figure-card.module.css';
import type { PlotData } from './plot-data.ts';

/** The library that draws is large and wanted on this page alone. */
const SmallPlot = lazy(async () => ({ default: (await import('./plot.tsx')).SmallPlot }));

interface FigureCardProps {
  title: string;
  number: string;
  /** What the number is of. */
  beside: string;
  plot: PlotData;
  /** Something to notice, above the plot. */
  notice?: ReactNode;
  days: AdherenceDays;
  lists: readonly { figure: FigureId; label: string }[];
  /** A list that is another page's. */
  more?: ReactNode;
}

const figureHref = (figure: FigureId, days: AdherenceDays) => `/adherence/${figure}?days=${days}`;

/** One figure of the board: the number, how it came about, and the list behind it. */
export function FigureCard({ title, number, beside, plot, notice, days, lists, more }: FigureCardProps) {
  const id = useId();
  const drawn = plot.bars.some(({ count }) => count > 0);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <p className={styles.figure}>
        <span className={styles.number}>{number}</span> <span className={styles.beside}>{beside}</span>
      </p>
      <div className={styles.middle}>
        {notice}
        {drawn && (
          <Suspense fallback={<Skeleton label="The plot is on its way" rows={3} />}>
            <SmallPlot data={plot} />
          </Suspense>
        )}
      </div>
      <div className={styles.lists}>
        {lists.map(({ figure, label }) => (
          <LinkButton key={figure} size="small" href={figureHref(figure, days)}>
            {label}
          </LinkButton>
        ))}
        {more}
      </div>
    </section>
  );
}
