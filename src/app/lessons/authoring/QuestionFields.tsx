import { useId, useState } from 'react';
import type { TimeRange } from '../../../../workers/api.ts';
import { readNumber } from '../../../lessons/answers.ts';
import type { DraftStep } from '../../../lessons/draft.ts';
import type { Question } from '../../../lessons/lesson.ts';
import { exactNs } from '../../../views/format.ts';
import { t } from '../../../../language/t.ts';

interface Props {
  readonly step: DraftStep;
  /** Of the file on screen. */
  readonly selection: TimeRange | undefined;
  readonly onChange: (patch: Partial<DraftStep>) => void;
}

type Kind = 'none' | Question['kind'];

/** What a step asks; its words are sections of the step's text, which are put there when a kind is chosen. */
export function QuestionFields({ step, selection, onChange }: Props) {
  const { question } = step;
  const id = useId();
  const choose = (kind: Kind): void => {
    if (kind === 'none') onChange({ question: undefined });
    else onChange({ question: newQuestion(kind, selection), markdown: withSections(step.markdown, kind) });
  };
  return (
    <div className="authoring__question">
      <p>
        <label htmlFor={id}>{t('Question')}</label>{' '}
        <select id={id} value={question?.kind ?? 'none'} onChange={(event) => choose(event.target.value as Kind)}>
          <option value="none">{t('None')}</option>
          <option value="range">{t('A place on the time axis')}</option>
          <option value="choice">{t('One or several of a list')}</option>
          <option value="number">{t('A number')}</option>
        </select>
      </p>
      {question?.kind === 'range' && (
        <p>
          {t('Right from {from} to {to}', { from: exactNs(question.right[0].startNs), to: exactNs(question.right[0].endNs) })}{' '}
          <button type="button" className="link-button" disabled={selection === undefined} onClick={() => onChange({ question: newQuestion('range', selection) })}>
            {t('Take the selection')}
          </button>
        </p>
      )}
      {question?.kind === 'choice' && (
        <>
          <Written key={`${step.id} options`} label={t('Options, by their ids')} text={question.options.join(' ')} onText={(text) => onChange({ question: { ...question, options: words(text) } })} />
          <Written key={`${step.id} right`} label={t('Right ones')} text={question.right.join(' ')} onText={(text) => onChange({ question: { ...question, right: words(text) } })} />
        </>
      )}
      {question?.kind === 'number' && (
        <>
          <Written key={`${step.id} number`} label={t('Right number')} text={String(question.right)} onText={(text) => onChange({ question: { ...question, right: readNumber(text) ?? question.right } })} />
          <Written key={`${step.id} tolerance`} label={t('Right within')} text={String(question.tolerance)} onText={(text) => onChange({ question: { ...question, tolerance: readNumber(text) ?? question.tolerance } })} />
          <Written key={`${step.id} unit`} label={t('Unit')} text={question.unit} onText={(text) => onChange({ question: { ...question, unit: text } })} />
        </>
      )}
    </div>
  );
}

/** Keeps what is being written, though it may not be an answer yet. */
function Written({ label, text: initial, onText }: { readonly label: string; readonly text: string; readonly onText: (text: string) => void }) {
  const [text, setText] = useState(initial);
  return (
    <label className="authoring__label">
      {label}
      <input
        className="authoring__field"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onText(event.target.value);
        }}
      />
    </label>
  );
}

function words(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Presses that miss by a twentieth of the range are right, too. */
const TOLERANCE = 0.05;
const ANYWHERE: TimeRange = { startNs: 0, endNs: 1 };

function newQuestion(kind: Question['kind'], selection = ANYWHERE): Question {
  switch (kind) {
    case 'range': {
      const right = { startNs: Math.round(selection.startNs), endNs: Math.max(Math.round(selection.startNs) + 1, Math.round(selection.endNs)) };
      return { kind, right: [right], toleranceNs: Math.round((right.endNs - right.startNs) * TOLERANCE) };
    }
    case 'choice':
      return { kind, options: ['yes', 'no'], right: ['yes'] };
    case 'number':
      return { kind, right: 0, tolerance: 0, unit: '' };
  }
}

/** The sections that a question needs, where the text has none yet. Their headings are English in every language: see src/lessons/README.md. */
function withSections(markdown: string, kind: Question['kind']): string {
  const lacking = ['Question', ...(kind === 'choice' ? ['Options'] : []), 'Right', 'Wrong'].filter((name) => !markdown.includes(`### ${name}`));
  return [markdown.trim(), ...lacking.map((name) => `### ${name}\n\n${name === 'Options' ? '- `yes` …\n- `no` …' : '…'}`)].join('\n\n').trim();
}
