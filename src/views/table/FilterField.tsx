import { Filter, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { t } from '../../../language/t.ts';
import '../flame/controls.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The field that narrows a table: a regular expression, or else plain text. */
export function FilterField({ label, value, onChange }: Props) {
  return (
    <SearchField className="flame-field filter-field" data-picture="no" aria-label={t('{label} (regular expression)', { label })} value={value} onChange={onChange}>
      <Filter className="flame-field__icon" size={14} aria-hidden />
      <Input className="flame-field__input" placeholder={label} spellCheck={false} autoComplete="off" />
      {value !== '' && (
        <Button className="flame-field__clear" aria-label={t('Clear the filter')}>
          <X size={14} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
