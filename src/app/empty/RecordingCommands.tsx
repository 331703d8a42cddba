import { CopyButton } from '../../views/CopyButton.tsx';

const COMMANDS = [
  {
    title: 'Five seconds of a running server',
    command: 'curl -o trace.out http://localhost:6060/debug/pprof/trace?seconds=5',
    note: 'The server imports net/http/pprof.',
  },
  {
    title: 'A test run',
    command: 'go test -trace trace.out ./...',
    note: 'For one package at a time; add -run to keep it short.',
  },
  {
    title: 'The heap of a running server',
    command: 'curl -o heap.pb.gz http://localhost:6060/debug/pprof/heap',
    note: 'profile, goroutine, block and mutex work the same way.',
  },
] as const;

/** The three commands that record something this page opens. */
export function RecordingCommands() {
  return (
    <ul className="commands">
      {COMMANDS.map(({ title, command, note }) => (
        <li key={command} className="commands__one">
          <h3 className="commands__title">{title}</h3>
          <div className="commands__line card">
            <code>{command}</code>
            <CopyButton text={command} what="the command" />
          </div>
          <p className="commands__note">{note}</p>
        </li>
      ))}
    </ul>
  );
}
