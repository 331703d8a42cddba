// Tri-colour marking of a made-up heap at the pace of a real cycle: it plays, or goes step by step. For those who asked for less motion
// it does not play. What it shows stands beneath it as a sentence.
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState, type CSSProperties } from 'react';
import type { Ns } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { colouringAfter } from './colouring.ts';
import { courseScale, placeOf, timeAt, type CoursePhase } from './courseScale.ts';
import type { CycleCourse } from './cycleCourse.ts';
import { HeapPicture } from './HeapPicture.tsx';
import { markingSteps } from './markingSteps.ts';
import { stepSentence } from './stepWords.ts';
import './tricolour.css';

/** From one end of the bar to the other. */
const PLAYED_MS = 36_000;
const TICK_MS = 80;

interface TricolourProps {
  readonly course: CycleCourse;
  /** A time since the cycle began, as text. */
  readonly timeText: (ns: Ns) => string;
  /** The moment of the recording that is shown, whenever it changes; undefined: the animation is gone. */
  readonly onMoment?: ((atNs: Ns | undefined) => void) | undefined;
}

export function Tricolour({ course, timeText, onMoment }: TricolourProps) {
  const steps = useMemo(() => markingSteps(course), [course]);
  const phases = useMemo(() => courseScale(course), [course]);
  // Each step has a place of its own on the bar, though some are at the same time.
  const places = useMemo(() => spread(steps.map(({ atNs }) => placeOf(phases, atNs))), [steps, phases]);
  const [bar, setBar] = useState(0);
  const [playing, setPlaying] = useState(false);
  const still = useReducedMotion();
  const at = Math.max(0, places.findLastIndex((place) => place <= bar + 1e-9));
  const step = steps[at];
  const colouring = useMemo(() => colouringAfter(steps, at), [steps, at]);
  const atNs = playing ? timeAt(phases, bar) : (step?.atNs ?? course.startNs);

  useEffect(() => onMoment?.(atNs), [onMoment, atNs]);
  useEffect(() => () => onMoment?.(undefined), [onMoment]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setBar((last) => Math.min(1, last + TICK_MS / PLAYED_MS)), TICK_MS);
    return () => clearInterval(timer);
  }, [playing]);
  if (playing && bar >= 1) setPlaying(false);
  if (step === undefined) return undefined;

  const goTo = (place: number): void => {
    setPlaying(false);
    setBar(places[Math.min(steps.length - 1, Math.max(0, place))] ?? 0);
  };
  const said = stepSentence(step);
  return (
    <section className="tricolour" aria-label={t('Tri-colour marking')}>
      <HeapPicture colouring={colouring} step={step} said={said} />
      <div className="tricolour__bar">
        <div className="tricolour__phases" aria-hidden="true">
          {phases.map(({ phase, from, to }) => (
            <span key={phase} className={`tricolour__phase tricolour__phase--${phase.replace(' ', '-')}`} style={{ '--from': from, '--width': to - from } as CSSProperties} title={phaseName(phase)} />
          ))}
          {course.work
            .filter(({ by }) => by === 'assist')
            .map(({ startNs, endNs }) => (
              <span key={`${startNs}-${endNs}`} className="tricolour__assist" style={{ '--from': placeOf(phases, startNs), '--width': placeOf(phases, endNs) - placeOf(phases, startNs) } as CSSProperties} />
            ))}
          <span className="tricolour__cursor" style={{ '--from': playing ? bar : (places[at] ?? 0) } as CSSProperties} />
        </div>
        <input className="tricolour__slider" type="range" min={0} max={steps.length - 1} value={at} aria-label={t('Step of the cycle')} aria-valuetext={said} onChange={(event) => goTo(event.target.valueAsNumber)} />
      </div>
      <div className="tricolour__controls">
        <button type="button" className="tricolour__button" aria-label={t('Step back')} disabled={at === 0} onClick={() => goTo(at - 1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </button>
        {!still && (
          <button
            type="button"
            className="tricolour__button"
            aria-label={playing ? t('Pause') : t('Play')}
            onClick={() => {
              if (bar >= 1) setBar(0);
              setPlaying(!playing);
            }}
          >
            {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
          </button>
        )}
        <button type="button" className="tricolour__button" aria-label={t('Step on')} disabled={at === steps.length - 1} onClick={() => goTo(at + 1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </button>
        <span className="tricolour__clock">{timeText(atNs - course.startNs)}</span>
        <span className={`tricolour__state${colouring.worldStopped ? ' tricolour__state--stopped' : ''}`}>{colouring.worldStopped ? t('The world is stopped') : t('The program runs')}</span>
        {colouring.writeBarrier && <span className="tricolour__state">{t('Write barrier on')}</span>}
      </div>
      <p className="tricolour__said" aria-live={playing ? 'off' : 'polite'}>
        {said}
      </p>
      <ul className="tricolour__key">
        {(['white', 'grey', 'black'] as const).map((colour) => (
          <li key={colour}>
            <span className={`tricolour__swatch tricolour__swatch--${colour}`} aria-hidden="true" />
            {colourCount(colour, colouring.counts[colour])}
          </li>
        ))}
      </ul>
      <p className="tricolour__note">{t('The heap is made up. The phases, and who marks when, are those of the recording; assists are the ticks on the bar.')}</p>
    </section>
  );
}

function phaseName(phase: CoursePhase): string {
  switch (phase) {
    case 'sweep termination':
      return t('STW sweep termination');
    case 'mark':
      return t('Concurrent mark');
    case 'mark termination':
      return t('STW mark termination');
    case 'sweep':
      return t('Sweep');
  }
}

function colourCount(colour: 'white' | 'grey' | 'black', count: number): string {
  switch (colour) {
    case 'white':
      return t('{count} white: not seen', { count });
    case 'grey':
      return t('{count} grey: seen', { count });
    case 'black':
      return t('{count} black: looked into', { count });
  }
}

/** Keeps their order and moves those apart that lie at one place. */
function spread(places: readonly number[]): readonly number[] {
  const apart = 1 / (places.length * 4);
  const on: number[] = [];
  for (const place of places) on.push(Math.max(place, on.length === 0 ? 0 : (on.at(-1) ?? 0) + apart));
  const whole = Math.max(1, on.at(-1) ?? 1);
  return on.map((place) => place / whole);
}

function useReducedMotion(): boolean {
  const [query] = useState(() => matchMedia('(prefers-reduced-motion: reduce)'));
  const [still, setStill] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => setStill(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return still;
}

