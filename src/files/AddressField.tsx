import { useId, useState } from 'react';
import { t } from '../../language/t.ts';

interface Props {
  readonly onAddress: (address: string) => void;
}

/** Opens a file by its address: the way in where nothing can be dropped or pasted, such as on a phone. */
export function AddressField({ onAddress }: Props) {
  const id = useId();
  const [address, setAddress] = useState('');
  return (
    <form
      className="address-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() !== '') onAddress(address.trim());
      }}
    >
      <label className="visually-hidden" htmlFor={id}>
        {t('Address of a file')}
      </label>
      <input
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('https://…/trace.out')}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <button type="submit" className="button">
        {t('Open address')}
      </button>
    </form>
  );
}
