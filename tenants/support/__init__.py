"""What our own support may see and do: every look and every act stands in the owner's audit."""
