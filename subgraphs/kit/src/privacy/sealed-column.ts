/** A column of sealed values, for who gives them another key. */
export interface SealedColumn {
  readonly table: string;
  /** The column of `SealedAt.id`. */
  readonly id: string;
  readonly column: string;
  /** `SealedAt.column`. */
  readonly sealedAs: string;
  /** Its values were kept in clear once: they are sealed the first time that an instance starts. */
  readonly wasClear?: true;
}
