/** What the generated trait table (traits.ts) says about a trait. */

export interface ValueFacts {
  readonly type: "number" | "integer" | "boolean" | "choice" | "text" | "structure";
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly unknown[];
  /** The optional part of the trait that this belongs to. */
  readonly feature?: string;
}

export interface ArgFacts extends ValueFacts {
  readonly required: boolean;
}

/** A value that a command is foreseen to lead to: a fixed one, or that of an argument. */
export type Foreseen = { readonly to: unknown } | { readonly arg: string };

export interface CommandFacts {
  readonly risk: "low" | "medium" | "high";
  readonly feature?: string;
  readonly args: Readonly<Record<string, ArgFacts>>;
  /** Trait → attribute → value. Holds only what is certain whatever the state was. */
  readonly effect: Readonly<Record<string, Readonly<Record<string, Foreseen>>>>;
}

export interface TraitFacts {
  readonly icon: string;
  /** Attributes that take time: a click does not show them at once. */
  readonly eventual: readonly string[];
  readonly attributes: Readonly<Record<string, ValueFacts>>;
  readonly commands: Readonly<Record<string, CommandFacts>>;
}
