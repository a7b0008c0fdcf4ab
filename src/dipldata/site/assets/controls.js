// Form controls whose values stand in the address, so that links lead to a choice and the back button undoes it.
"use strict";
(function () {
  const dipldata = window.dipldata;

  /** The address of this page with some parameters set, or removed where they are empty. */
  function addressWith(values) {
    const parameters = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(values)) {
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    const text = parameters.toString();
    return window.location.href.split(/[?#]/)[0] + (text ? "?" + text : "");
  }

  /**
   * Tie the controls in a container that have data-by to the address; `changed` is called with their values now, after
   * each change and when the reader goes back. Returns how to set several and how to keep others without a new entry.
   */
  dipldata.controls = function (container, changed) {
    const fields = [...container.querySelectorAll("[data-by]")];
    const values = () => Object.fromEntries(fields.map((field) => [field.dataset.by, field.value]));

    function read() {
      const parameters = new URLSearchParams(window.location.search);
      for (const field of fields) {
        const wanted = parameters.get(field.dataset.by) || "";
        const allowed = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === wanted);
        field.value = allowed ? wanted : "";
      }
    }

    function write() {
      window.history.pushState(null, "", addressWith(values()));
      changed(values());
    }

    for (const field of fields) field.addEventListener(field.type === "search" ? "input" : "change", write);
    window.addEventListener("popstate", () => {
      read();
      changed(values());
    });
    read();
    return {
      values,
      set(wanted) {
        for (const field of fields) field.value = wanted[field.dataset.by] || "";
        write();
      },
      keep: (others) => window.history.replaceState(null, "", addressWith(others)),
    };
  };

  /** A new element with a class, and text or elements in it. Text stays text. */
  dipldata.make = function (name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  /** A link to a page of the site; its text is kept apart from what surrounds it, whatever its direction. */
  dipldata.linkTo = function (path, text) {
    const link = dipldata.make("a", "", dipldata.make("bdi", "", text));
    link.href = dipldata.href(path);
    return link;
  };
})();
