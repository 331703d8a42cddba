import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { GuideContext } from '../../charts/stage/guide.ts';
import { lessonGuide } from './lessonGuide.ts';

/** Views whose charts show what a lesson marks. */
export function GuidedViews({ children }: { readonly children: ReactNode }) {
  return <GuideContext value={useStore(lessonGuide)}>{children}</GuideContext>;
}
