// The pages' scripts are ES modules by their <script type="module">; node would go by a package.json
// beside them, which has no business among the files that are served.

import { register } from "node:module";

register("./module_format.js", import.meta.url);
