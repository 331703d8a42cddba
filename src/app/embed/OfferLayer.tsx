import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { offers } from './offers.ts';

const OfferDialog = lazy(async () => ({ default: (await import('./OfferDialog.tsx')).OfferDialog }));

/** Asks about files that other pages offer. */
export function OfferLayer() {
  const [offer] = useStore(offers, ({ waiting }) => waiting);
  if (offer === undefined) return undefined;
  return (
    <Suspense>
      <OfferDialog offer={offer} />
    </Suspense>
  );
}
