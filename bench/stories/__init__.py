"""Reports of a public stream, grouped into stories, against the incidents that they are known to tell of."""
