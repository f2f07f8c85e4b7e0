import { useEffect, useRef } from 'react';
import { drawPlot } from './draw-plot.ts';
import type { PlotData } from './plot-data.ts';
import styles from './plot.module.css';

/** A small plot with its key and, for who cannot see it or wants the numbers, the same as a table. */
export function SmallPlot({ data }: { data: PlotData }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const draw = () => {
      const width = Math.floor(element.clientWidth);
      if (width > 0) element.replaceChildren(drawPlot(data, width));
    };
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    draw();
    return () => {
      watch.disconnect();
      element.replaceChildren();
    };
  }, [data]);
  return (
    <>
      <div ref={place} className={styles.plot} />
      {data.parts.length > 1 && (
        <ul className={styles.legend}>
          {data.parts.map((part, index) => (
            <li key={part}>
              <span className={styles.key} data-part={index} aria-hidden="true" />
              {part}
            </li>
          ))}
        </ul>
      )}
      <Numbers data={data} />
    </>
  );
}

function Numbers({ data: { title, bars, parts } }: { data: PlotData }) {
  const at = [...new Set(bars.map((bar) => bar.at))];
  const count = (where: string, part: string) =>
    bars.find((bar) => bar.at === where && bar.part === part)?.count ?? 0;
  return (
    <details className={styles.numbers}>
      <summary>
        Numbers<span className="visually-hidden"> of {title}</span>
      </summary>
      <div className={styles.scroll}>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <td />
              {parts.map((part) => (
                <th key={part} scope="col">
                  {part}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {at.map((where) => (
              <tr key={where}>
                <th scope="row">{where}</th>
                {parts.map((part) => (
                  <td key={part}>{count(where, part)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
