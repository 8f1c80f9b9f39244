import { ButtonLink } from './components/button';
import { Empty } from './components/empty';
import { words } from './words';

export default function NotFound() {
  return (
    <div className="grid flex-1 place-items-center">
      <Empty title={words.trouble.missingTitle} help={words.trouble.missing}>
        <ButtonLink href="/">{words.trouble.missingNext}</ButtonLink>
      </Empty>
    </div>
  );
}
