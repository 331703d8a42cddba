import { Flame, TriangleAlert, X } from 'lucide-react';
import type { GoroutineStackGroup, RowName } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { exactCount } from '../format.ts';
import { groupText, longestWait, placeOf, waitWords } from './groupRows.ts';
import { StateSwatch } from './StateChips.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly group: GoroutineStackGroup;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
  readonly onFlame: (name: RowName) => void;
  /** Shows only goroutines with a label. */
  readonly onLabel: (label: GoroutineStackGroup['labels'][number]) => void;
  readonly onClose: () => void;
}

/** One group: why it is remarkable, what its goroutines do, who started them, and the stack. */
export function GroupDetail({ group, chosen, onChoose, onFlame, onLabel, onClose }: Props) {
  const { goroutines, states, createdBy, longestWaitMinutes, medianWaitMinutes, labels, ids, suspicion } = group;
  return (
    // What scrolls is reached by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="stack-group" aria-label={t('One group of goroutines')} tabIndex={0}>
      <header className="stack-group__head">
        <h2 className="stack-group__title">
          {t('{n, plural, one {{shown} goroutine} other {{shown} goroutines}}', { n: goroutines, shown: exactCount(goroutines) })}
        </h2>
        <CopyButton text={() => groupText(group)} what={t('the group as text')} />
        <button type="button" className="icon-button icon-button--small" aria-label={t('Close the group')} title={t('Close the group')} onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {suspicion !== undefined && (
        <p className="stack-group__suspicion">
          <TriangleAlert className="stacks__mark" size={14} aria-hidden="true" />
          {suspicion}
        </p>
      )}
      <dl className="stack-group__fields">
        {states !== undefined && (
          <Field name={t('{n, plural, one {state} other {states}}', { n: states.length })}>
            <ul>
              {states.map(({ state, goroutines: some }) => (
                <li key={state}>
                  <StateSwatch state={state} />
                  {state} {states.length > 1 && <span className="stack-group__quiet">{exactCount(some)}</span>}
                </li>
              ))}
            </ul>
          </Field>
        )}
        {longestWaitMinutes !== undefined && longestWait(group) !== '' && (
          <Field name={t('waiting')}>
            {longestWaitMinutes === medianWaitMinutes ? waitWords(longestWaitMinutes) : t('half of them {median} or more, at most {longest}', { median: waitWords(medianWaitMinutes), longest: waitWords(longestWaitMinutes) })}
          </Field>
        )}
        {createdBy !== undefined && (
          <Field name={t('created by')}>
            <button type="button" className="link-button stack-group__name" title={t('Mark the function in all views')} onClick={() => onChoose(createdBy)}>
              {createdBy}
            </button>
          </Field>
        )}
        {labels.length > 0 && (
          <Field name={t('labels')}>
            <ul>
              {labels.map((label) => (
                <li key={`${label.key}\0${label.text}`}>
                  <button type="button" className="link-button stack-group__name" title={t('Show only goroutines with this label, in all views')} onClick={() => onLabel(label)}>
                    {label.key}={label.text}
                  </button>{' '}
                  <span className="stack-group__quiet">{exactCount(label.goroutines)}</span>
                </li>
              ))}
            </ul>
          </Field>
        )}
        {ids.length > 0 && (
          <Field name={t('{n, plural, one {goroutine} other {goroutines}}', { n: ids.length })}>
            {ids.join(', ')}
            {ids.length < goroutines && ' …'}
          </Field>
        )}
      </dl>
      <Stack group={group} chosen={chosen} onChoose={onChoose} onFlame={onFlame} />
    </section>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="stack-group__field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Stack({ group: { stack, depth }, chosen, onChoose, onFlame }: Pick<Props, 'group' | 'chosen' | 'onChoose' | 'onFlame'>) {
  if (stack.length === 0) return <p className="stack-group__quiet">{t('They have no stack in the file.')}</p>;
  return (
    <>
      <ol className="stack-group__stack" aria-label={t('Stack, from where they are')}>
        {stack.map(({ name, file, line }, nth) => (
          <li key={nth} className={name === chosen ? 'stack-group__frame stack-group__frame--chosen' : 'stack-group__frame'}>
            <button type="button" className="link-button stack-group__name" title={t('Mark the function in all views')} onClick={() => onChoose(name)}>
              {name}
            </button>
            <button type="button" className="icon-button icon-button--small stack-group__flame" aria-label={t('{name} in the flame graph', { name })} title={t('Show it in the flame graph')} onClick={() => onFlame(name)}>
              <Flame size={13} aria-hidden="true" />
            </button>
            <span className="stack-group__place">{placeOf(file, line)}</span>
          </li>
        ))}
      </ol>
      {depth > stack.length && <p className="stack-group__quiet">{t('{n} more frames towards the root are not listed.', { n: exactCount(depth - stack.length) })}</p>}
    </>
  );
}
