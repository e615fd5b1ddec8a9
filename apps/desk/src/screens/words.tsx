/** Words to be copied to paper: numbered, in two columns. */
export const Words = ({
  words,
  name,
  six = false,
}: {
  readonly words: readonly string[];
  readonly name: string;
  readonly six?: boolean;
}) => (
  <ol class={six ? "words six" : "words"} data-words={name} translate={false}>
    {words.map((word, place) => (
      <li key={`${place}-${word}`}>
        <span>{place + 1}</span> {word}
      </li>
    ))}
  </ol>
);
