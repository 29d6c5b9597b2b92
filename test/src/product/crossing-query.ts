/** One query that crosses all seven subgraphs, as a MIREX would ask it of its session. */
export const CROSSING = `query Traversee($first: Int!) {
  enrolments(filter: { session: 2026 }, first: $first) {
    totalCount
    edges {
      node {
        number
        candidate { firstName lastName }
        establishment { name }
        speciality { label }
        allocations { seat sitting { startsAt centre { venue { name } } } }
        marks { points paper { label } summons { actor { lastName } claim { state total { minor currency } } } }
        diploma { state number }
      }
    }
  }
}`;

/** What it answers, in the order of the query: its JSON is the same text when the data are. */
export interface Crossing {
  readonly enrolments: { readonly totalCount: number; readonly edges: readonly { readonly node: CrossedEnrolment }[] };
}

export interface CrossedEnrolment {
  readonly number: string;
  readonly candidate: { readonly firstName: string; readonly lastName: string };
  readonly establishment: { readonly name: string } | null;
  readonly speciality: { readonly label: string } | null;
  readonly allocations: readonly CrossedAllocation[] | null;
  readonly marks: readonly CrossedMark[] | null;
  readonly diploma: { readonly state: string; readonly number: string | null } | null;
}

export interface CrossedAllocation {
  readonly seat: number;
  readonly sitting: { readonly startsAt: string; readonly centre: { readonly venue: { readonly name: string } } } | null;
}

export interface CrossedMark {
  readonly points: string | null;
  readonly paper: { readonly label: string } | null;
  readonly summons: CrossedSummons | null;
}

interface CrossedSummons {
  readonly actor: { readonly lastName: string };
  readonly claim: { readonly state: string; readonly total: { readonly minor: string; readonly currency: string } | null } | null;
}
