import { GC_LINE_NOTES, gcLineParts } from './gcLineParts.ts';
import './gcLineLegend.css';
import { t } from '../../../language/t.ts';

/** What each figure of a real line of gctrace means. */
export function GcLineLegend({ line }: { readonly line: string }) {
  const parts = gcLineParts(line);
  if (parts === undefined) return undefined;
  return (
    <div className="gc-line">
      <p className="gc-line__text">
        <code>{line.slice(Math.max(0, line.search(/gc \d+ @/)))}</code>
      </p>
      <dl className="gc-line__parts">
        {parts.map(({ text, name, meaning, of }) => (
          <div key={name} className={`gc-line__part gc-line__part--${of}`}>
            <dt>
              <code>{text}</code> <span className="gc-line__name">{name}</span>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <ul className="gc-line__notes">
        {GC_LINE_NOTES.map((note) => (
          <li key={note}>{t(note)}</li>
        ))}
      </ul>
    </div>
  );
}
