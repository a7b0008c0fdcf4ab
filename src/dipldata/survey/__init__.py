"""Validation of a whole records directory: in several processes, and only of what is not known from the last time.

The report is the same as that of `dipldata.checking`. Begin with `dipldata.survey.running.survey`; `recall` answers
without reading a record where nothing has changed.
"""
